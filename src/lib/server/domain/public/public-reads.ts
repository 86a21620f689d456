import type { Published, PublishedSupplement } from '$lib/notice';
import type { BoardFeed } from '$lib/sync';
import type { Kysely } from 'kysely';
import { publicMedia, type PublicMedia } from '../announcements/public-media';
import { announcementByCode, type PublicAnnouncement } from '../announcements/announcement-by-code';
import { publicKinds } from '../boards/board-feed';
import type { KeptFeeds } from '../boards/kept-feeds';
import type { OpenBoards } from '../boards/open-boards';
import type { Change } from '../../platform/changes/changes';
import { sqlChanges } from '../../platform/changes/sql-changes';
import { privateCalendar, type PrivateCalendar } from '../deadlines/private-calendar';
import { noticeByCode, supplementByCode } from '../notices/notice-by-code';
import { noticeAsCorrected } from '../notices/sql-notices';
import { noticeStatus, type NoticeStatus } from '../objections/notice-status';
import type { PublicUnit } from '../units/unit';
import { sqlUnitStores } from '../units/sql-unit-stores';
import type { Tables } from '../../platform/store/tables/tables';

/** Everything that can be read without an account: notices and announcements that are published. */
export interface PublicReads {
  /** a notice by the code in its address */
  noticeByCode(code: string): Promise<(Published & { unit: PublicUnit }) | null>;
  /** a notice as it reads after its corrections, under a digest of its own; else as it was published */
  noticeAsCorrected(published: Published): Promise<Published>;
  /** a supplementary notice by the code in its address */
  supplementByCode(
    code: string
  ): Promise<(PublishedSupplement & { unit: PublicUnit; namesRows: boolean }) | null>;
  /** whether a notice is confirmed, and its corrections */
  noticeStatus(unit: string, code: string): Promise<NoticeStatus | null>;
  announcementByCode(code: string): Promise<PublicAnnouncement | null>;
  /** a picture, film or paper by its address, while its announcement is or will be published */
  media(address: string): Promise<PublicMedia | null>;
  /** whether anything was ever published here */
  hasPublished(): Promise<boolean>;
  /** a calendar by the secret of an account's private address; null: it has ended, or never was */
  privateCalendar(secret: string): Promise<PrivateCalendar | null>;
  /** all that the demo's board shows; null for any other code, and outside the demo */
  boardFeed(board: string): Promise<BoardFeed | null>;
  boardUnit(board: string): Promise<string | null>;
  changesAfter(unit: string, cursor: number): Promise<Change[]>;
}

/** Everything that can be read without an account, over SQL. */
export function publicReads(
  db: Kysely<Tables>,
  { feeds, openBoards, clock }: { feeds: KeptFeeds; openBoards: OpenBoards; clock: () => Date }
): PublicReads {
  const boardUnit = (board: string) => openBoards.unitOf(board);
  return {
    noticeByCode: (code) => noticeByCode(db, code),
    noticeAsCorrected: (published) => noticeAsCorrected(db, published),
    supplementByCode: (code) => supplementByCode(db, code),
    noticeStatus: async (unit, code) => noticeStatus(await sqlUnitStores(db, unit, clock), clock(), code),
    announcementByCode: (code) => announcementByCode(db, code),
    media: (address) => publicMedia(db, address, clock()),
    async hasPublished() {
      const notice = await db.selectFrom('notice').select('id').limit(1).executeTakeFirst();
      return notice !== undefined;
    },
    async boardFeed(board) {
      const unit = await boardUnit(board);
      return unit === null ? null : feeds.of(unit, board);
    },
    privateCalendar: (secret) => privateCalendar(db, secret, clock),
    boardUnit,
    async changesAfter(unit, cursor) {
      const changes = await sqlChanges(db, unit).after(cursor);
      const last = changes.filter(({ kind }) => publicKinds.includes(kind)).pop();
      if (last) feeds.seen(unit, last.seq);
      return changes;
    }
  };
}
