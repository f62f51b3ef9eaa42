/** A fault of one page, said in words while the frame round it stays; React wants a class for it. */
import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { say } from '../words.js';

export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="state state-failure" role="alert">
        <h1>{say('这一页没能显示出来')}</h1>
        <p>{say('填过的内容已存为草稿。请刷新再试;仍不行的,请告诉管理员是哪一页。')}</p>
        <Button type="primary" onClick={() => window.location.reload()}>
          {say('刷新')}
        </Button>
      </div>
    );
  }
}
