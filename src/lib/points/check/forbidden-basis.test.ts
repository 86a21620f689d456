import { describe, expect, it } from 'vitest';
import { checkScheme } from '..';
import { builtInText } from '../../schemes';
import { burdenIn } from './forbidden-basis';

const community = builtInText('community-cadres') ?? '';

/** The line of the finding and its words, after one piece of the file is written otherwise. */
function burdenOf(from: string, to: string) {
  expect(community).toContain(from);
  const text = community.replace(from, to);
  const known = new Set(checkScheme(community).map(({ zh }) => zh));
  const found = checkScheme(text).filter(({ code, zh }) => code === 'burden' && !known.has(zh));
  return found.map(({ line, zh, en }) => ({ line: text.split('\n')[line - 1]?.trim(), zh, en }));
}

const clause = '积极参与社区开展的各类活动，每按时参加1次加2分';

describe('what burden reduction forbids as a basis is found at its rule’s line', () => {
  it.each([
    ['an app to install', '组织居民安装反诈中心APP，每安装1户加2分', '安装反诈中心APP'],
    ['a rate of installs', '小程序注册率达到90%的加2分', '小程序注册'],
    ['accounts to follow', '动员居民关注街道微信公众号，每10人加2分', '关注街道微信公众号'],
    ['followers', '社区视频号粉丝数排名前三的加5分', '视频号粉丝'],
    ['readers', '推文阅读量过千的加2分', '阅读量'],
    ['a veto over a task', '禁烧工作实行一票否决', '一票否决'],
    ['letters of responsibility', '与网格员签订责任状，未签订的扣2分', '责任状'],
    ['traces', '做到工作留痕，每少一次扣1分', '留痕'],
    ['screenshots', '走访后上传截图的加1分', '截图'],
    ['ledgers for their own sake', '各类台账齐全、装订规范的加2分', '台账齐全'],
    ['photographs', '每次活动上传照片不少于3张', '上传照片'],
    ['photographs that are lacking', '照片资料不全的扣2分', '照片资料不全'],
    ['traces of work', '没有工作痕迹的扣2分', '工作痕迹'],
    ['steps', '微信步数超过一万步的加1分', '步数'],
    ['likes', '为社区推文点赞的加1分', '点赞'],
    ['Moments', '每日发朋友圈加1分', '发朋友圈'],
    ['Moments of WeChat', '每周在个人发微信朋友圈宣传一次的加1分', '发微信朋友圈'],
    ['Moments as a place', '把工作动态分享到朋友圈的加1分', '分享到朋友圈'],
    ['likes collected', '为社区活动集赞满50个的加2分', '集赞'],
    ['forwarding', '每日转发社区公众号文章的加1分', '每日转发'],
    ['forwarding into groups', '将通知转发至居民群的加1分', '转发至居民群'],
    ['an article forwarded', '由网格员转发街道推文的加1分', '转发街道推文'],
    ['votes', '网络投票前三名加5分', '网络投票']
  ])('%s', (_, text, words) => {
    const found = burdenOf(clause, text);
    expect(found).toHaveLength(1);
    expect(found[0]?.line).toBe('- id: activity');
    expect(found[0]?.zh).toContain(`“参加活动”以“${words}”`);
    expect(found[0]?.en).toContain(`“Took part in an activity” rests on “${words}”`);
  });

  it('a heading that says so, and an outcome', () => {
    const heading = burdenOf('name: 任务分, english: Tasks', 'name: 打卡积分, english: Tasks');
    expect(heading).toMatchObject([{ line: expect.stringContaining('打卡积分') }]);
    expect(heading[0]?.zh).toMatch(/^标题“打卡积分”/);
    expect(heading[0]?.en).toMatch(/^the heading “Tasks”/);
    const outcome = burdenOf('对半年内排名靠前的三分之一干部', '对安装APP数量靠前的三分之一干部');
    expect(outcome).toMatchObject([{ line: '- id: half-year-reward' }]);
  });

  it('an English file', () => {
    for (const text of ['Installed the app', 'Follows our account', 'Screenshots sent in', 'Veto over tasks'])
      expect(burdenIn(text), text).not.toBeNull();
  });
});

describe('what is meant otherwise isn’t found', () => {
  it.each([
    '违反党的政治纪律、国家法律法规的，实行一票否决，积分为零',
    '典型经验被市、地、省、国家级转发的奖报送人员20分',
    '工作经验被省级以上转发1次加5分，信息被上级采用的加1分',
    '调研文章被市委办转发推广的加3分',
    '要做好走访笔记，没有一次虚假不实记录，扣5分',
    '县委组织部建立个人积分台账',
    '关注独居老人，每走访一户加1分',
    '登记流动人口信息，每登记1条加5分',
    '帮助老人办理手机业务',
    '下载资料学习法律知识',
    '签订合同、办理租赁备案'
  ])('%s', (text) => {
    expect(burdenIn(text)).toBeNull();
  });
});
