package io.backwise.routine.session;

/** Pain on the morning after a session, NPRS 0 to 10. */
public record NextMorningRequest(Integer pain) {}
