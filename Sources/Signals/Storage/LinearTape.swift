/// Generations of linear tape: capacity, rate, and which cartridge a drive takes.
///
/// LTO Program, generations 5 to 9. From 8 on a drive reads and writes one generation back; before
/// that it wrote one back and read two.
package struct LinearTape: Hashable, Sendable {
    /// 5 to 9.
    package let generation: Int64
    /// Native capacity in bytes.
    package let capacity: Int64
    /// The drive's native rate in bytes per second.
    package let bytesPerSecond: Int64

    /// All generations, the oldest first.
    package static let all = [
        LinearTape(generation: 5, capacity: 1_500_000_000_000, bytesPerSecond: 140_000_000),
        LinearTape(generation: 6, capacity: 2_500_000_000_000, bytesPerSecond: 160_000_000),
        LinearTape(generation: 7, capacity: 6_000_000_000_000, bytesPerSecond: 300_000_000),
        LinearTape(generation: 8, capacity: 12_000_000_000_000, bytesPerSecond: 360_000_000),
        LinearTape(generation: 9, capacity: 18_000_000_000_000, bytesPerSecond: 400_000_000),
    ]

    /// A generation by its number, or nil.
    package static func generation(_ number: Int64) -> LinearTape? {
        all.first { $0.generation == number }
    }

    /// What a drive can do with a cartridge.
    package enum Compatibility: Int64, Hashable, Sendable {
        case none = 0
        case readOnly = 1
        case readWrite = 2
    }

    /// What a drive of one generation can do with a cartridge of another.
    package static func compatibility(drive: Int64, cartridge: Int64) -> Compatibility {
        let back = drive - cartridge
        if back == 0 || back == 1 { return .readWrite }
        return back == 2 && drive <= 7 ? .readOnly : .none
    }

    /// The lowest rate at which a drive streams; fed more slowly it stops, goes back and starts
    /// again. About 100 MB/s: a rule of thumb, makers differ.
    package static let slowestStreaming: Int64 = 100_000_000

    /// What is written in a second on average at what is fed: all of it while the drive streams,
    /// two thirds of it while it keeps stopping (a judgement).
    package static func written(fed: Int64, drive: LinearTape, isDirty: Bool) -> Int64 {
        // A dirty head has blocks written again and again: a third is left (a judgement).
        let possible = isDirty ? drive.bytesPerSecond / 3 : drive.bytesPerSecond
        let taken = min(fed, possible)
        return fed < slowestStreaming ? taken * 2 / 3 : taken
    }
}
