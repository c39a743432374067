import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './style/base.css';
import './style/layout.css';
import './style/sidebar.css';
import './style/message.css';
import './style/blocks.css';
import './style/controls.css';
import './style/composer.css';
import './style/modal.css';
import './style/drawer.css';

createRoot(document.getElementById('root')!).render(<App />);
