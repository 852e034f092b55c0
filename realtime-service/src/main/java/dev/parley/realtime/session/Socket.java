package dev.parley.realtime.session;

/** One WebSocket, as a session sees it. All but {@link #execute} and {@link #close} is called on the socket's own thread. */
public interface Socket {
    /** Runs the task on the socket's own thread, after those handed over before. */
    void execute(Runnable task);

    /** Whether the network takes more; when it does again, the session is told. */
    boolean isWritable();

    void write(byte[] frame);

    void flush();

    void readMore(boolean wanted);

    /** Sends what was written, says why, and ends the connection. */
    void close(CloseCode code);
}
