import { createContext, useContext } from "react";

/** The server's day, so that a wrong clock of the computer cannot shift a deadline. */
export const Today = createContext("");

export const useToday = (): string => useContext(Today);
