/** Whether a picture can be edited: those that move would stop, and not every browser knows the others. */
export const canEdit = (type: string) => ["image/jpeg", "image/png", "image/webp"].includes(type);
