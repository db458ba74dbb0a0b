import {mount} from 'svelte';
import 'scrawl-digits/define';
import App from './App.svelte';

mount(App, {target: document.getElementById('app')});
