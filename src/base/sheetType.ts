/** What a .xlsx is called on the wire, by server and browser alike. */
export const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
