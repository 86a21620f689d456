// The bundled faces are the wall's alone: 69 KB of rules that no phone should load.
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@fontsource-variable/noto-serif-sc/wght.css';
import '$lib/ui/name.css';
import '$lib/ui/tokens.css';
import './wall.css';
import './scenes.css';
import './tables.css';
import './documents.css';
import './supplement.css';
import './trend.css';
import './hall.css';
import './touch.css';
// Last: it overrides the others.
import './portrait.css';
