import type { Channel } from '$lib/notice';
import { m } from './generated/messages.js';

/** Channels of a notice, as people call them. */
export const channelText: Record<Channel, () => string> = {
  board: m.publish_channel_board,
  page: m.publish_channel_page,
  qr: m.publish_channel_qr,
  poster: m.publish_channel_poster,
  group: m.publish_channel_group
};
