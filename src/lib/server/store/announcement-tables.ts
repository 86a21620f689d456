/** Announcements, which may be erased, and what hangs with them. Of a file only that there was one grows. */
export interface AnnouncementTables {
  announcement: AnnouncementTable;
  /** of those that end by themselves, or hang on some boards only; others have none */
  announcement_plan: { announcement_code: string; until_at: string | null; places: string };
  /** only grows */
  announcement_file: AnnouncementFileTable;
  /** may be erased: an attachment's name, or what a picture or a film shows */
  announcement_file_text: { file_id: string; words: string };
  announcement_part: { id: string; file_id: string; no: number; body: string };
}

interface AnnouncementTable {
  code: string;
  unit_id: string;
  year: number;
  no: number;
  title: string;
  /** as it was written, with its marks: see `notice/written` */
  body: string;
  /** when it is hung: it may be still to come */
  published_at: string;
  withdrawn_at: string | null;
}

interface AnnouncementFileTable {
  id: string;
  announcement_code: string;
  /** from 1, as the text names it */
  no: number;
  kind: string;
  /** bytes */
  size: number;
  /** names these bytes in public: an HMAC under the unit's salt */
  address: string;
  /** pixels, as it is shown */
  width: number | null;
  height: number | null;
  seconds: number | null;
}
