package dev.parley.realtime.backplane;

class InMemoryBackplaneTest implements BackplaneContract {
    private final Backplane backplane = new InMemoryBackplane();

    @Override
    public Backplane backplane() {
        return backplane;
    }

    @Override
    public Backplane other() {
        return backplane;
    }
}
