import './app/mantine.css';
import './app/theme.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startSpeaking } from './app/language';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await startSpeaking();
createRoot(root).render(<App />);
