import { randomUUID } from 'node:crypto';
import { demoSession } from '../servers/demo-server';

/** A picture of one red pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

/** Makes a name of sixty characters, different for each number. */
const named = (what: string, no: number) =>
  Array.from({ length: 60 }, (_, at) => what[(at * 7 + no) % what.length]).join('');
const words = '三号楼门口的停水通知与范围示意图请各户提前备水并检查阀门水表管道';

/**
 * Posts an announcement with as many pictures and papers as allowed, each with the longest description.
 * @returns its code
 * @throws Error when the office refuses it
 */
export async function postWithFiles(url: string): Promise<string> {
  const cookie = await demoSession(url, 'fangmin');
  const form = new FormData();
  form.set('key', randomUUID());
  form.set('title', '三号楼、四号楼、五号楼明天上午九点起停水四小时，请提前备水');
  form.set(
    'body',
    `# 停水安排\n**九点**起停水，[自来水公司](https://example.org/)抢修主管道。\n[图2]\n- 请提前备水\n- 关好阀门`
  );
  for (let no = 0; no < 6; no++) {
    form.append('picture', new Blob([Buffer.from(png, 'base64')]), `${no}.png`);
    form.append('words', named(words, no));
  }
  for (let no = 0; no < 3; no++)
    form.append('attachment', new Blob([`%PDF-1.4\n% ${no}\n%%EOF`]), `${named(words, 3 * no)}.pdf`);
  const answer = await fetch(`${url}/office/announcements?/post`, {
    method: 'POST',
    // Without this header the answer would be JSON for a page's script.
    headers: { origin: url, cookie, accept: 'text/html' },
    body: form,
    redirect: 'manual'
  });
  const code = new URL(answer.headers.get('location') ?? '', url).searchParams.get('posted');
  if (code === null) throw new Error(`the announcement wasn't posted: ${answer.status}`);
  return code;
}
