import { fillEmergencies } from './fill-emergencies';

// For static/lite.js, which calls it whenever a document comes.
Object.assign(window, { fillEmergencies });
