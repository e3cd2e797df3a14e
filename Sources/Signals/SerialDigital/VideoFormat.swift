/// Frames per second, as the exact fraction.
package struct FrameRate: Hashable, Sendable {
    /// The fraction's numerator, in frames per second.
    package let numerator: Int64

    /// The fraction's denominator: 1 or 1001.
    package let denominator: Int64

    /// A rate as a fraction.
    @inlinable package init(_ numerator: Int64, _ denominator: Int64 = 1) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// 24/1.001 frames per second.
    package static let fps23 = FrameRate(24_000, 1001)

    /// 24 frames per second.
    package static let fps24 = FrameRate(24)

    /// 25 frames per second.
    package static let fps25 = FrameRate(25)

    /// 30/1.001 frames per second.
    package static let fps29 = FrameRate(30_000, 1001)

    /// 30 frames per second.
    package static let fps30 = FrameRate(30)

    /// 50 frames per second.
    package static let fps50 = FrameRate(50)

    /// 60/1.001 frames per second.
    package static let fps59 = FrameRate(60_000, 1001)

    /// 60 frames per second.
    package static let fps60 = FrameRate(60)

    /// Frames per second, rounded to a double.
    @inlinable package var hertz: Double { Double(numerator) / Double(denominator) }

    /// The length of a frame in nanoseconds, the nearest.
    @inlinable package var frameNanoseconds: Int64 {
        (1_000_000_000 * denominator + numerator / 2) / numerator
    }
}

/// How a frame's lines are scanned and sent.
package enum VideoScan: UInt8, Hashable, Sendable {
    /// One picture, sent from top to bottom.
    case progressive = 1
    /// Two fields of different moments.
    case interlaced = 2
    /// One picture, sent as two fields of the same moment (PsF).
    case segmentedFrame = 3
}

/// The lines and samples of one image on the interface, blanking included.
///
/// A 2160-line picture travels as four such images of 1080 lines (ST 2081-10, ST 2082-10).
package struct VideoRaster: Hashable, Sendable {
    /// Luma samples in a line, blanking included.
    package let samplesPerLine: Int64

    /// Lines in a frame, blanking included.
    package let linesPerFrame: Int64

    /// Luma samples of a line that are picture.
    package let activeSamples: Int64

    /// Lines of a frame that are picture.
    package let activeLines: Int64

    /// How many images make the picture: 1, or 4.
    package let imageCount: Int64

    /// The picture's width: twice an image's where there are four.
    package var pictureWidth: Int64 { imageCount == 4 ? 2 * activeSamples : activeSamples }

    /// The picture's height: twice an image's where there are four.
    package var pictureHeight: Int64 { imageCount == 4 ? 2 * activeLines : activeLines }
}

/// A picture format of the facility: lines, scan and frame rate.
///
/// Named for the frame rate, as SMPTE and the EBU do: `hd1080i25` has 50 fields a second, and 23,
/// 29 and 59 stand for 24, 30 and 60 divided by 1.001. The raw values are stable.
package enum VideoFormat: UInt8, CaseIterable, Hashable, Sendable {
    case sd625i25 = 1
    case sd525i29 = 2
    case hd720p50 = 10
    case hd720p59 = 11
    case hd1080i25 = 20
    case hd1080i29 = 21
    case hd1080psf23 = 22
    case hd1080psf24 = 23
    case hd1080psf25 = 24
    case hd1080psf29 = 25
    case hd1080p23 = 30
    case hd1080p24 = 31
    case hd1080p25 = 32
    case hd1080p29 = 33
    case hd1080p30 = 34
    case hd1080p50 = 35
    case hd1080p59 = 36
    case hd1080p60 = 37
    case uhd2160p23 = 50
    case uhd2160p24 = 51
    case uhd2160p25 = 52
    case uhd2160p29 = 53
    case uhd2160p30 = 54
    case uhd2160p50 = 55
    case uhd2160p59 = 56
    case uhd2160p60 = 57

    /// Pictures (frames) per second.
    package var frameRate: FrameRate {
        switch self {
        case .hd1080psf23, .hd1080p23, .uhd2160p23: return .fps23
        case .hd1080psf24, .hd1080p24, .uhd2160p24: return .fps24
        case .sd625i25, .hd1080i25, .hd1080psf25, .hd1080p25, .uhd2160p25: return .fps25
        case .sd525i29, .hd1080i29, .hd1080psf29, .hd1080p29, .uhd2160p29: return .fps29
        case .hd1080p30, .uhd2160p30: return .fps30
        case .hd720p50, .hd1080p50, .uhd2160p50: return .fps50
        case .hd720p59, .hd1080p59, .uhd2160p59: return .fps59
        case .hd1080p60, .uhd2160p60: return .fps60
        }
    }

    /// How the picture is scanned and sent.
    package var scan: VideoScan {
        switch self {
        case .sd625i25, .sd525i29, .hd1080i25, .hd1080i29: return .interlaced
        case .hd1080psf23, .hd1080psf24, .hd1080psf25, .hd1080psf29: return .segmentedFrame
        default: return .progressive
        }
    }

    /// Samples and lines: BT.656 and ST 125 for SD, ST 296 for 720, ST 274 for 1080.
    package var raster: VideoRaster {
        switch self {
        case .sd625i25:
            return VideoRaster(
                samplesPerLine: 864, linesPerFrame: 625, activeSamples: 720, activeLines: 576,
                imageCount: 1)
        case .sd525i29:
            return VideoRaster(
                samplesPerLine: 858, linesPerFrame: 525, activeSamples: 720, activeLines: 486,
                imageCount: 1)
        case .hd720p50, .hd720p59:
            return VideoRaster(
                samplesPerLine: self == .hd720p50 ? 1980 : 1650, linesPerFrame: 750,
                activeSamples: 1280, activeLines: 720, imageCount: 1)
        default:
            return VideoRaster(
                samplesPerLine: samplesPer1080Line, linesPerFrame: 1125, activeSamples: 1920,
                activeLines: 1080, imageCount: rawValue >= VideoFormat.uhd2160p23.rawValue ? 4 : 1)
        }
    }

    /// The length of a 1080 line, which is what sets its frame rate apart: ST 274 table 1.
    private var samplesPer1080Line: Int64 {
        switch frameRate {
        case .fps23, .fps24: return 2750
        case .fps25, .fps50: return 2640
        default: return 2200
        }
    }
}
