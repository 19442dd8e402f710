//! The orchestrator core: ECS's rules as a value. No clock, no randomness but the seed, no sentences.
