/// Chance from the operating system, for salts and ids: never for anything that is simulated.
package enum RandomWord {
    /// 64 bits fit for secrets (`getrandom` on Linux).
    @Sendable
    package static func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
