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
// This file comes last, because it overrides the others.
import './portrait.css';
