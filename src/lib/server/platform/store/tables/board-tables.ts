/** The office's latest settings of what boards show, and when: groups, playlists and screens. */
export interface BoardListTables {
  board_group: { id: string; unit_id: string; name: string };
  board_in_group: { group_id: string; board_code: string };
  /** `items`: PlaylistItem[] as JSON */
  playlist: { id: string; unit_id: string; name: string; items: string };
  /** `place`: all boards, one group, or one board (see `boards/lists/place`) */
  playlist_place: { unit_id: string; place: string; playlist_id: string };
  /** `body`: ScreenSettings as JSON */
  screen_setting: { unit_id: string; place: string; body: string };

  // These only grow: emergencies, and their all-clear; the words may be erased.
  emergency: EmergencyTable;
  emergency_end: { emergency_id: string; seq: number; unit_id: string; account_id: string; at: string };
  emergency_text: { emergency_id: string; title: string; body: string; sender: string };
}

interface EmergencyTable {
  id: string;
  seq: number;
  unit_id: string;
  /** one sending to several units has one in all of them */
  sending: string;
  drill: number;
  /** sent by the superior: only the superior ends it */
  by_superior: number;
  /** SHA-256 of title, text and sender, salted by the unit */
  digest: string;
  account_id: string;
  from_at: string;
  until_at: string;
}
