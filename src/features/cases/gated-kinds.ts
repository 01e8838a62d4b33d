/**
 * The kinds of meeting that are about the client's matter. Group activities rest on the client's own enrolment,
 * consultations name nobody, and a training is nobody's matter.
 */
export const gatedKinds: readonly string[] = ['NETWORK_MEETING', 'TEAM_MEETING', 'ASSESSMENT', 'FOLLOW_UP_CALL'];
