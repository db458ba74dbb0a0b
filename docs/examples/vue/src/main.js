import {createApp} from 'vue';
import 'scrawl-digits/define';
import App from './App.vue';

createApp(App).mount('#app');
