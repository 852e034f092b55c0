package dev.parley.auth.password;

import dev.parley.auth.password.PasswordRejected.HashingOverloaded;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Where passwords are judged and hashed: few platform threads and a short queue, so that a flood of logins eats neither
 * the memory nor the carriers of the virtual threads. What finds the queue full is refused at once.
 */
@Component
class HashingThreads {
    private final ThreadPoolExecutor threads;

    HashingThreads(PasswordProperties properties) {
        threads = new ThreadPoolExecutor(
                properties.threads(),
                properties.threads(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(properties.waiting()),
                Thread.ofPlatform().name("hashing-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    <T> T call(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw new HashingOverloaded();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HashingOverloaded();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
