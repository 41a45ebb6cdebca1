// The workbench's page: connects and draws.
import { effect } from '@preact/signals';
import { render } from 'preact';
import '../../../src/sidebar/tokens.css';
import '../../../src/sidebar/base.css';
import '../../../src/sidebar/controls.css';
import './ground.css';
import './frame.css';
import './sheet.css';
import './popups.css';
import './backstage.css';
import { App } from './app.js';
import { connect, documentNow, person } from './link.js';

effect(() => {
  const { name } = documentNow.value;
  const who = person.value.name.startsWith('sam@') ? '' : ` (${person.value.name.split('@')[0]})`;
  document.title = name ? `${name}${who} – Workbench` : 'Workbench';
});

const place = document.getElementById('workbench');
if (place) render(<App />, place);
connect();
