import { createRoot } from "react-dom/client";
import "./office.css";
import { App } from "./App.tsx";

const place = document.getElementById("office");
if (!place) throw new Error("the page has no place for the office");
createRoot(place).render(<App />);
