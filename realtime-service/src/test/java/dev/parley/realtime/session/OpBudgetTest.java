package dev.parley.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpBudgetTest {
    private final OpBudget budget = new OpBudget(40, 200, 0);

    @Test
    void allowsTheBurstAndThenTellsHowLongToWait() {
        for (int i = 0; i < 200; i++) {
            assertThat(budget.take(0)).isZero();
        }
        assertThat(budget.take(0)).isEqualTo(25);
    }

    @Test
    void refillsWithTimeUpToTheBurst() {
        for (int i = 0; i < 200; i++) {
            budget.take(0);
        }
        assertThat(budget.take(25)).isZero();
        assertThat(budget.take(25)).isPositive();
        int allowed = 0;
        while (budget.take(3_600_000) == 0) {
            allowed++;
        }
        assertThat(allowed).isEqualTo(200);
    }

    @Test
    void survivesAClockThatGoesBack() {
        assertThat(budget.take(1_000)).isZero();
        assertThat(budget.take(500)).isZero();
    }
}
