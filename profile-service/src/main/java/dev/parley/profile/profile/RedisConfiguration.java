package dev.parley.profile.profile;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis through Redisson, with few threads, and connected only when it is first needed: a cache must not be up first. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
    private static final int WITHIN_MS = 500;

    @Bean(destroyMethod = "shutdown")
    RedissonClient redisson(@Value("${spring.data.redis.url}") URI url) {
        var config = new Config()
                .setLazyInitialization(true)
                .setUseScriptCache(false)
                .setThreads(2)
                .setNettyThreads(2)
                .setPassword(password(url.getUserInfo()));
        config.useSingleServer()
                .setAddress(url.getScheme() + "://" + url.getHost() + ":" + url.getPort())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(8)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1)
                .setConnectTimeout(WITHIN_MS)
                .setTimeout(WITHIN_MS)
                .setRetryAttempts(0);
        return Redisson.create(config);
    }

    /** What stands behind the colon of the user information, if anything does. */
    private static @Nullable String password(@Nullable String userInfo) {
        String password = userInfo == null ? "" : userInfo.substring(userInfo.indexOf(':') + 1);
        return password.isEmpty() ? null : password;
    }
}
