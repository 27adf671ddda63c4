// JSON Forms in its plain look.

import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";

import { start } from "../json-forms.jsx";
import "../page.css";

start(vanillaRenderers, vanillaCells);
