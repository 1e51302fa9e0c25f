package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.system.StackUnderTest.Outcome;
import java.util.UUID;

/** A record that could not be consumed is put back once what kept it out has been mended, and only once. */
record DeadLetters(StackUnderTest stack, Caller patient, Caller clinician, String patientId, String clinicianId) {

    /** A migration went wrong: the database of the progress service refuses every clinician until it is mended. */
    void areReplayedWhenTheCauseIsMended() throws Exception {
        String progress = "/api/progress/patients/" + patientId;
        String rule = "too_narrow_" + UUID.randomUUID().toString().substring(0, 8);
        stack.change(
                "progress",
                "ALTER TABLE care_team_member ADD CONSTRAINT " + rule + " CHECK (clinician_id = '') NOT VALID");
        assertThat(patient.ask("PUT", "/api/routine/patients/" + patientId + "/care-team/" + clinicianId))
                .isEqualTo(204);
        awaitLetters("1 dead letters");
        assertThat(listed()).contains("care-team-changed", "the database refuses its content");
        assertThat(listed()).doesNotContain("(replayed)", patientId, clinicianId);
        assertThat(clinician.ask("GET", progress)).isIn(404, 503);

        stack.change("progress", "ALTER TABLE care_team_member DROP CONSTRAINT " + rule);
        assertThat(replayed()).isEqualTo("1 dead letters replayed\n");
        for (int i = 0; i < 100 && clinician.ask("GET", progress) != 200; i++) {
            Thread.sleep(100);
        }
        assertThat(clinician.ask("GET", progress)).isEqualTo(200);
        assertThat(replayed()).isEqualTo("0 dead letters replayed\n");
        assertThat(listed()).contains("(replayed)").endsWith("1 dead letters\n");
    }

    private void awaitLetters(String wanted) throws Exception {
        for (int i = 0; i < 20 && !listed().contains(wanted); i++) {
            Thread.sleep(500);
        }
        assertThat(listed()).contains(wanted);
    }

    private String listed() throws Exception {
        return command("list");
    }

    private String replayed() throws Exception {
        return command("replay");
    }

    private String command(String what) throws Exception {
        Outcome outcome = stack.command("dead-letters", what);
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return outcome.output();
    }
}
