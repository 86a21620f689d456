/** Announcements, which may be erased, and their files. The record that there was a file only grows. */
export interface AnnouncementTables {
  announcement: AnnouncementTable;
  /**
   * the first plan of announcements that end by themselves, or are shown on some boards only; others have
   * none
   */
  announcement_plan: {
    announcement_code: string;
    until_at: string | null;
    places: string;
    captioned: number;
  };
  /** only grows: what became of it afterwards, whole; the newest counts */
  announcement_version: AnnouncementVersionTable;
  /** may be erased */
  announcement_version_text: { version_id: string; title: string; body: string };
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
  /** the body with its marks: see `markup/written` */
  body: string;
  /** when it is published: it may be still to come */
  published_at: string;
  withdrawn_at: string | null;
}

interface AnnouncementVersionTable {
  id: string;
  announcement_code: string;
  /** from 2: the first is the announcement's own row */
  no: number;
  published_at: string;
  until_at: string | null;
  places: string;
  /** 1: boards show the captions of its film */
  captioned: number;
  /** 1: it says something else than the version before */
  reworded: number;
  /** account */
  changed_by: string;
  changed_at: string;
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
