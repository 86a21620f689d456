import { windowState, type Published } from '$lib/notice';
import { m } from '$lib/text';
import { noticeOf } from '../parts/notice-of';
import type { SceneKind } from '../scene-kind';

export interface NoticeSlot {
  scene: 'notice';
  code: string;
}

/** 公示: what may be objected to, until when and where. With a playlist only what is still open, without one all that hang. */
export const scene: SceneKind<NoticeSlot, { notice: Published }> = {
  seconds: 15,
  shown: 'always',
  title: () => m.scene_title_notice(),
  lists: ({ feed, moment }) => {
    const hanging = [feed.notice, ...feed.alsoOpen].flatMap((each) => each?.snapshot ?? []);
    const shown =
      feed.playlist.length > 0
        ? hanging.filter(({ window }) => windowState(window, moment.date).kind === 'open')
        : hanging;
    return shown.map(({ code }) => [{ scene: 'notice', code }]);
  },
  data: (feed, { code }) => {
    const found = noticeOf(feed, code);
    return found && { notice: found };
  },
  publishes: ({ code }) => [code]
};

declare module '../scene-kind' {
  interface SceneKinds {
    notice: typeof scene;
  }
}
