/**
 * 隐去个人: what people wrote by hand may hold a telephone or identity number. Organizations stay; names of
 * persons are never taken into a snapshot at all, since no program can tell a name from a word.
 */
export const masked = (text: string): string =>
  text
    .replace(/(?<!\d)([1-9]\d{5})\d{8}(\d{3}[\dXx])(?![\dA-Za-z])/g, "$1********$2")
    .replace(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, "$1****$2")
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, "***")
    .replace(/(?<!\d)\d{12,19}(?!\d)/g, (digits) => `${digits.slice(0, 4)}****${digits.slice(-4)}`);

/** 李*兰, 王*: a sole trader's name is his own. */
export const maskedName = (name: string): string =>
  name.length <= 2 ? `${name.slice(0, 1)}*` : `${name.slice(0, 1)}*${name.slice(-1)}`;
