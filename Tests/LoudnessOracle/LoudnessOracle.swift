#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// libebur128, an independent loudness meter, where the machine has it.
///
/// It is loaded when it is asked for, so that nothing needs it to be built or run.
package final class LoudnessOracle {
    private typealias Make = @convention(c) (UInt32, UInt, Int32) -> OpaquePointer?
    private typealias Destroy = @convention(c) (UnsafeMutableRawPointer) -> Void
    private typealias SetChannel = @convention(c) (OpaquePointer, UInt32, Int32) -> Int32
    private typealias Add = @convention(c) (OpaquePointer, UnsafePointer<Float>, Int) -> Int32
    private typealias Measure =
        @convention(c) (OpaquePointer, UnsafeMutablePointer<Double>) -> Int32
    private typealias Peak =
        @convention(c) (OpaquePointer, UInt32, UnsafeMutablePointer<Double>) -> Int32

    /// The library's figures: LUFS, LU, and peaks as ratios to full scale.
    package struct Figures {
        /// LUFS.
        package var integrated: Double
        /// LU.
        package var range: Double
        /// The last, in LUFS.
        package var momentary: Double
        /// The last, in LUFS.
        package var shortTerm: Double
        /// The largest of all channels.
        package var truePeak: Double
        /// The largest of all channels.
        package var samplePeak: Double
    }

    private let library: UnsafeMutableRawPointer
    private let make: Make
    private let setChannel: SetChannel
    private let add: Add

    /// The library, or nil where the machine doesn't have it.
    package init?() {
        let names = ["libebur128.so.1", "libebur128.1.dylib"]
        guard let opened = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
            let make = dlsym(opened, "ebur128_init"),
            let setChannel = dlsym(opened, "ebur128_set_channel"),
            let add = dlsym(opened, "ebur128_add_frames_float")
        else { return nil }
        library = opened
        self.make = unsafeBitCast(make, to: Make.self)
        self.setChannel = unsafeBitCast(setChannel, to: SetChannel.self)
        self.add = unsafeBitCast(add, to: Add.self)
    }

    /// Samples of all channels by turns, as the library takes them.
    package static func interleaved(_ channels: [[Float]]) -> [Float] {
        let length = channels.first?.count ?? 0
        return [Float](unsafeUninitializedCapacity: length * channels.count) { target, count in
            for (channel, samples) in channels.enumerated() {
                samples.withUnsafeBufferPointer { source in
                    for index in 0..<length {
                        target[index &* channels.count &+ channel] = source[index]
                    }
                }
            }
            count = length * channels.count
        }
    }

    /// Measures interleaved samples at 48 kHz; momentary and short-term loudness are the last.
    ///
    /// - Parameter positions: for each channel the library's own number of a loudspeaker: 1 left,
    ///   2 right, 3 centre, 4 and 5 surrounds, 0 not measured.
    package func measure(_ samples: [Float], positions: [Int32]) -> Figures? {
        // All of its modes: M, S, I, range, sample peak, true peak.
        let modes: Int32 = 1 | 3 | 5 | 11 | 17 | 49
        guard var state = make(UInt32(positions.count), 48_000, modes) else { return nil }
        for (channel, position) in positions.enumerated() {
            _ = setChannel(state, UInt32(channel), position)
        }
        _ = samples.withUnsafeBufferPointer { all in
            all.baseAddress.map { add(state, $0, all.count / positions.count) }
        }
        let figures = Figures(
            integrated: value("ebur128_loudness_global", state),
            range: value("ebur128_loudness_range", state),
            momentary: value("ebur128_loudness_momentary", state),
            shortTerm: value("ebur128_loudness_shortterm", state),
            truePeak: peak("ebur128_true_peak", state, positions.count),
            samplePeak: peak("ebur128_sample_peak", state, positions.count))
        if let destroy = dlsym(library, "ebur128_destroy") {
            unsafeBitCast(destroy, to: Destroy.self)(&state)
        }
        return figures
    }

    private func value(_ name: String, _ state: OpaquePointer) -> Double {
        guard let found = dlsym(library, name) else { return .nan }
        var value = Double.nan
        _ = unsafeBitCast(found, to: Measure.self)(state, &value)
        return value
    }

    private func peak(_ name: String, _ state: OpaquePointer, _ channels: Int) -> Double {
        guard let found = dlsym(library, name) else { return .nan }
        var largest = 0.0
        for channel in 0..<channels {
            var value = Double.nan
            _ = unsafeBitCast(found, to: Peak.self)(state, UInt32(channel), &value)
            largest = max(largest, value)
        }
        return largest
    }
}
