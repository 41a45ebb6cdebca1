// The hall: every function that Google may call, in one bundle.
import './functions.js';
import './menu.js';
import './sidebar.js';
import './triggers.js';
import './webhook.js';
