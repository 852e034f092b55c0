package dev.parley.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.auth.password.PasswordRejected.HashingOverloaded;
import dev.parley.contracts.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashingThreadsTest {
    private final HashingThreads threads = new HashingThreads(new PasswordProperties(2, 3));
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void worksOnFewQueuesSomeAndRefusesTheRest() throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            callers.add(Thread.startVirtualThread(this::call));
        }

        await().until(() -> refused.get() == 5);
        assertThat(running).hasValue(2);

        release.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(running).hasValue(5);
        assertThat(refused).hasValue(5);
    }

    @Test
    void tellsWhatTheWorkThrew() {
        assertThatThrownBy(() -> threads.call(() -> {
                    throw new IllegalArgumentException("broken");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalIsAProblemToRetry() {
        var problem = new PasswordProblems().problem(new HashingOverloaded());

        assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(problem.retryAfter()).isPositive().isLessThan(Duration.ofMinutes(1));
    }

    private void call() {
        try {
            threads.call(() -> {
                running.incrementAndGet();
                release.await();
                return true;
            });
        } catch (HashingOverloaded overloaded) {
            refused.incrementAndGet();
        }
    }
}
