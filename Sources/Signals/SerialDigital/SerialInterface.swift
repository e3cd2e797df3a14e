/// How the components of a picture are sampled on the interface.
package enum SerialSampling: UInt8, Hashable, Sendable {
    /// Y′C′bC′r 4:2:2, 10 bits: two words per sample.
    case yCbCr422 = 1
    /// Three full components of 10 or 12 bits (4:4:4), in four words per sample.
    case full444 = 2

    /// Ten-bit words that each sample takes.
    @inlinable package var wordsPerSample: Int64 { self == .yCbCr422 ? 2 : 4 }
}

/// The classes of the serial digital interface on coaxial cable.
///
/// The raw values are stable: they are written into states.
package enum SerialInterface: UInt8, CaseIterable, Comparable, Hashable, Sendable {
    /// ST 259, level C: 270 Mb/s.
    case sd = 1
    /// ST 292-1: 1.485 Gb/s.
    case hd = 2
    /// ST 424: 2.97 Gb/s.
    case threeG = 3
    /// ST 2081-1: 5.94 Gb/s.
    case sixG = 4
    /// ST 2082-1: 11.88 Gb/s.
    case twelveG = 5

    /// Bits per second, of the frame rates that aren't divided by 1.001.
    @inlinable package var nominalBitsPerSecond: Int64 {
        switch self {
        case .sd: return 270_000_000
        case .hd: return 1_485_000_000
        case .threeG: return 2_970_000_000
        case .sixG: return 5_940_000_000
        case .twelveG: return 11_880_000_000
        }
    }

    /// The frequency at which cable loss is stated: half the clock, in kilohertz.
    @inlinable package var halfClockKilohertz: Int64 { nominalBitsPerSecond / 2000 }

    /// What a transmitter sends into 75 Ω, peak to peak: 800 mV ± 10 % (ST 259, ST 292-1, ST 424).
    package static let launchMillivolts = 800

    /// The loss at half clock that cable lengths are stated for, in milli-decibels.
    ///
    /// ST 292-1 and, in practice, 3G: 20 dB; ST 2081-1 and ST 2082-1: 40 dB; ST 259: 20…30 dB, of
    /// which 30 is what receivers have long done. A given receiver has a rating of its own.
    @inlinable package var statedBudgetMilliDecibels: Int64 {
        switch self {
        case .sd: return 30_000
        case .hd, .threeG: return 20_000
        case .sixG, .twelveG: return 40_000
        }
    }

    /// The limit of timing jitter, from 10 Hz up, in thousandths of a unit interval.
    ///
    /// Set by the interface's own standard; timing and alignment jitter are defined in RP 184.
    @inlinable package var timingJitterLimitMilliUnitIntervals: Int64 {
        switch self {
        case .sd: return 200
        case .hd: return 1000
        case .threeG: return 2000
        case .sixG: return 4000
        case .twelveG: return 8000
        }
    }

    /// The limit of alignment jitter, in thousandths of a unit interval.
    @inlinable package var alignmentJitterLimitMilliUnitIntervals: Int64 {
        self <= .hd ? 200 : 300
    }

    /// The slowest interface that carries a rate, or nil where no single link does.
    package static func carrying(_ rate: SerialRate) -> SerialInterface? {
        allCases.first { rate.bitsPerSecond <= Double($0.nominalBitsPerSecond) }
    }

    /// Slower interfaces come first.
    @inlinable package static func < (a: SerialInterface, b: SerialInterface) -> Bool {
        a.rawValue < b.rawValue
    }
}

/// The bit rate of a picture on the serial interface, as an exact fraction of bits per second.
package struct SerialRate: Hashable, Sendable {
    /// The fraction's numerator, in bits per second.
    package let numerator: Int64

    /// The fraction's denominator: 1 or 1001.
    package let denominator: Int64

    /// The rate of a format: every sample of every line, blanking too, in ten-bit words.
    package init(_ format: VideoFormat, sampling: SerialSampling = .yCbCr422) {
        let raster = format.raster
        let samples = raster.samplesPerLine * raster.linesPerFrame * raster.imageCount
        numerator = samples * sampling.wordsPerSample * 10 * format.frameRate.numerator
        denominator = format.frameRate.denominator
    }

    /// Bits per second, rounded to a double.
    @inlinable package var bitsPerSecond: Double { Double(numerator) / Double(denominator) }

    /// Half the clock, in megahertz.
    @inlinable package var halfClockMegahertz: Double { bitsPerSecond / 2e6 }

    /// Half the clock in kilohertz, the nearest.
    @inlinable package var halfClockKilohertz: Int64 {
        (numerator + 1000 * denominator) / (2000 * denominator)
    }

    /// The length of a bit (the unit interval) in picoseconds.
    @inlinable package var unitIntervalPicoseconds: Double { 1e12 / bitsPerSecond }
}
