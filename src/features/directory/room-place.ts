/** SQL for where a room is, as those who are invited may read it: its public name and address. `roomId`: its column. Null: no room. */
export const roomPlace = (roomId: string): string =>
  `(SELECT concat_ws(', ', place.public_name, place.public_address) FROM room place WHERE place.id = ${roomId})`;
