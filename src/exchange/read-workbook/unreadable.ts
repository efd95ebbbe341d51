/** Why a file cannot be read, in full Chinese sentences for its owner. Thrown inside the room and caught at its doors. */
export class Unreadable extends Error {}
