import { UndoStack } from '../../../src/platform/process/undo-stack.js';

describe('UndoStack', () => {
  it('ends what was started last first, each once', async () => {
    const ended: string[] = [];
    const undo = new UndoStack();
    undo.push(async () => void ended.push('database'));
    undo.push(async () => void ended.push('server'));
    await undo.undoAll();
    await undo.undoAll();
    expect(ended).toEqual(['server', 'database']);
  });

  it('goes on after a failure and then tells the first', async () => {
    const ended: string[] = [];
    const undo = new UndoStack();
    undo.push(async () => void ended.push('database'));
    undo.push(() => Promise.reject(new Error('queue')));
    undo.push(() => Promise.reject(new Error('server')));
    await expect(undo.undoAll()).rejects.toThrow('server');
    expect(ended).toEqual(['database']);
  });
});
