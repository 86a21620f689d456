import * as v from 'valibot';
import { announcementSchema, mediaSchema } from './feed';

/**
 * What the office's page says to the rehearsal in its frame: an announcement that isn't sent yet, to be drawn as a board will
 * draw it. Its pictures and its film are on the writer's device, under addresses that only pages of this site can open.
 */
const chosenFile = v.pipe(v.string(), v.regex(/^blob:https?:\/\/\S+$/));

/** How long the film lasts, its frame finds out. */
const chosenFilmSchema = v.strictObject({ film: chosenFile, words: v.string() });
export type ChosenFilm = v.InferOutput<typeof chosenFilmSchema>;

const { media: _, until: __, ...said } = announcementSchema.entries;

/** More of either than could be sent is measured by nobody. */
const typed = {
  ...said,
  title: v.pipe(v.string(), v.maxLength(400)),
  body: v.pipe(v.string(), v.maxLength(20_000))
};

const draftSchema = v.strictObject({
  type: v.literal('DRAFT'),
  announcement: v.strictObject(typed),
  /** in the order in which a board shows them: those that hang, and those that were chosen */
  shown: v.pipe(
    v.array(
      v.union([
        mediaSchema,
        v.strictObject({ ...v.omit(mediaSchema, ['seconds', 'captions']).entries, address: chosenFile }),
        chosenFilmSchema
      ])
    ),
    v.maxLength(40)
  )
});
export type Draft = v.InferOutput<typeof draftSchema>;

/** The same to the server, which draws a plain board: an announcement, and how long its film lasts has been found out. */
export const plainDraftSchema = v.strictObject({
  ...typed,
  media: v.exactOptional(
    v.pipe(
      v.array(
        v.union([
          mediaSchema,
          v.strictObject({ ...v.omit(mediaSchema, ['captions']).entries, address: chosenFile })
        ])
      ),
      v.maxLength(40)
    )
  )
});

/** Leafs on or back. */
const stepSchema = v.strictObject({ type: v.literal('STEP'), by: v.picklist([-1, 1]) });

export const draftMessageSchema = v.variant('type', [draftSchema, stepSchema]);
export type DraftMessage = v.InferOutput<typeof draftMessageSchema>;
