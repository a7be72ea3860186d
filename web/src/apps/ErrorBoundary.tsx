import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { ErrorView } from '../ui';

interface Props {
  readonly children: ReactNode;
  readonly onReset: () => void;
}

interface State {
  readonly error: unknown;
}

class Boundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidMount() {
    window.addEventListener('online', this.reset);
  }

  override componentWillUnmount() {
    window.removeEventListener('online', this.reset);
  }

  reset = () => {
    if (this.state.error === null) return;
    this.props.onReset();
    this.setState({ error: null });
  };

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <main>
        <ErrorView error={this.state.error} retry={this.reset} page />
      </main>
    );
  }
}

/** Shows an error in place of the part of the app that broke, and tries again when asked or when the network is back. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => <Boundary onReset={reset}>{children}</Boundary>}
    </QueryErrorResetBoundary>
  );
}
