// JSON Forms in the Material look.

import { materialCells, materialRenderers } from "@jsonforms/material-renderers";

import { start } from "../json-forms.jsx";
import "../page.css";

start(materialRenderers, materialCells);
