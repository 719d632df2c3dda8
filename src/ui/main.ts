import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import './styles/dialog.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { router, startRouter } from './app/router.svelte.ts';
import { loadSettings } from './app/appearance.svelte.ts';
import { drawLater } from './shared/drawLater.ts';
import { loadTypefaces } from './shared/typefaces.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with the id "app"');

startRouter();
void loadSettings();
// Home is drawn at once, and fetches the typefaces of the other pages after its first picture.
if (router.match.path === '/') drawLater(loadTypefaces);
else loadTypefaces();
mount(App, { target });
