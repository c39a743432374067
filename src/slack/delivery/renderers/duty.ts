import type { Renderer } from './renderer.js';

export const duty: Renderer = { render: (owed, sources) => sources.duty(owed) };
