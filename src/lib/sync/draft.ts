import * as v from 'valibot';
import { announcementSchema, mediaSchema } from './feed';

/**
 * An unsent announcement, which the office's page posts to the preview in its frame so that it is drawn as
 * on a board. Its pictures and its film are still on the writer's device, under addresses that only pages
 * of this site can open.
 */
const chosenFile = v.pipe(v.string(), v.regex(/^blob:https?:\/\/\S+$/));

/** A chosen film has no length yet: the frame finds it out. */
const chosenFilmSchema = v.strictObject({ film: chosenFile, words: v.string() });
export type DraftFilm = v.InferOutput<typeof chosenFilmSchema>;

const { media: _, until: __, ...said } = announcementSchema.entries;

/** Title and text are limited here too, so that nothing is measured that could never be sent. */
const typed = {
  ...said,
  title: v.pipe(v.string(), v.maxLength(400)),
  body: v.pipe(v.string(), v.maxLength(20_000))
};

const draftSchema = v.strictObject({
  type: v.literal('DRAFT'),
  announcement: v.strictObject(typed),
  /**
   * in the order in which a board shows them: media that are sent already, and files that were just chosen
   */
  shown: v.pipe(
    v.array(
      v.union([
        v.strictObject(mediaSchema.entries),
        v.strictObject({ ...v.omit(mediaSchema, ['seconds', 'captions']).entries, address: chosenFile }),
        chosenFilmSchema
      ])
    ),
    v.maxLength(40)
  )
});
export type AnnouncementDraft = v.InferOutput<typeof draftSchema>;

/**
 * The announcement as it is sent to the server, which draws a plain board; the film's length is known by
 * then.
 */
export const plainDraftSchema = v.strictObject({
  ...typed,
  media: v.exactOptional(
    v.pipe(
      v.array(
        v.union([
          v.strictObject(mediaSchema.entries),
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
