/** Something in the story did not hold. The message is the one line that its reader gets. */
export class StoryBroken extends Error {
  constructor(whatDidNotHold: string) {
    super(whatDidNotHold);
    this.name = 'StoryBroken';
  }
}
