import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import './styles/dialog.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { startRouter } from './app/router.svelte.ts';
import { loadSettings } from './app/appearance.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with the id "app"');

startRouter();
void loadSettings();
mount(App, { target });
