import { Component, type ReactNode } from 'react';
import { CannotDraw } from './cannot-draw.js';

/** One block that cannot be drawn does not take the window with it. */
export class Guard extends Component<{ type: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <CannotDraw type={this.props.type} /> : this.props.children;
  }
}
