package io.backwise.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backwise.testkit.Cases;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Moved by hand. */
    private static final class Clock implements TimeMeter {
        private long nanos = 1;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private final Clock clock = new Clock();

    @Test
    void nobodyGetsMoreThanTheBurstAndTheRateAndWhoWaitsAsToldIsLetIn() {
        long first = Cases.run(200, random -> {
            int perSecond = random.nextInt(1, 50);
            int burst = perSecond + random.nextInt(100);
            Allowances allowances = new Allowances(perSecond, burst, clock);
            long begun = clock.nanos;
            long taken = 0;
            for (int i = 0; i < 500; i++) {
                int cost = random.nextInt(1, burst + 1);
                long wait = allowances.secondsToWait("one", cost);
                if (wait > 0) {
                    clock.nanos += wait * SECOND;
                    assertThat(allowances.secondsToWait("one", cost)).isZero();
                }
                taken += cost;
                assertThat(taken).isLessThanOrEqualTo(burst + perSecond * (clock.nanos - begun) / SECOND);
                clock.nanos += random.nextLong(SECOND);
            }
        });
        System.out.printf("law of the allowance: held in 200 random cases from seed %d%n", first);
    }

    @Test
    void oneCallersHasteIsNotAnothersWait() {
        Allowances allowances = new Allowances(1, 3, clock);
        assertThat(allowances.secondsToWait("hasty", 3)).isZero();
        assertThat(allowances.secondsToWait("hasty", 2)).isEqualTo(2);
        assertThat(allowances.secondsToWait("calm", 3)).isZero();
    }

    @Test
    void whatCostsMoreThanTheBurstTakesAllOfIt() {
        Allowances allowances = new Allowances(1, 3, clock);
        assertThat(allowances.secondsToWait("one", 10)).isZero();
        assertThat(allowances.secondsToWait("one", 10)).isEqualTo(3);
    }

    @Test
    void aLimitThatNeverLetsAnybodyInIsRefused() {
        assertThatThrownBy(() -> new Allowances(0, 10, clock)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allowances(10, 9, clock)).isInstanceOf(IllegalArgumentException.class);
    }
}
