package dev.parley.realtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate(2);
    private final List<Integer> entered = new ArrayList<>();

    @Test
    void letsSoManyThroughAndTheNextWhenOneLeaves() {
        for (int i = 1; i <= 4; i++) {
            int number = i;
            gate.enter(() -> entered.add(number));
        }
        assertThat(entered).containsExactly(1, 2);
        gate.leave();
        assertThat(entered).containsExactly(1, 2, 3);
        gate.leave();
        gate.leave();
        gate.leave();
        gate.enter(() -> entered.add(5));
        assertThat(entered).containsExactly(1, 2, 3, 4, 5);
    }
}
