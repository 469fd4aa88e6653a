/** Pictures that articles show. */

/** Bytes of one picture: many times what a screenshot takes. */
export const maxPictureBytes = 5 * 1024 * 1024
